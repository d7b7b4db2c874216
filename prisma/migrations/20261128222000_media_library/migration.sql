-- CreateEnum
CREATE TYPE "MediaKind" AS ENUM ('IMAGE', 'FILE');

-- AlterTable
ALTER TABLE "media" ADD COLUMN     "caption" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "credit" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "decorative" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "expires_on" DATE,
ADD COLUMN     "focus_x" SMALLINT NOT NULL DEFAULT 50,
ADD COLUMN     "focus_y" SMALLINT NOT NULL DEFAULT 50,
ADD COLUMN     "folded_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "kind" "MediaKind" NOT NULL DEFAULT 'IMAGE',
ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "terms" tsvector NOT NULL DEFAULT ''::tsvector,
ADD COLUMN     "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "replaced_files" (
    "key" TEXT NOT NULL,
    "media_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "replaced_by_id" INTEGER,
    "replaced_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "replaced_files_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "publication_media" (
    "article_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "media_id" INTEGER NOT NULL,

    CONSTRAINT "publication_media_pkey" PRIMARY KEY ("article_id","key")
);

-- CreateIndex
CREATE INDEX "replaced_files_media_id_idx" ON "replaced_files"("media_id");

-- CreateIndex
CREATE INDEX "publication_media_media_id_idx" ON "publication_media"("media_id");

-- CreateIndex
CREATE INDEX "media_kind_id_idx" ON "media"("kind", "id" DESC);

-- CreateIndex
CREATE INDEX "media_uploaded_by_id_id_idx" ON "media"("uploaded_by_id", "id" DESC);

-- CreateIndex
CREATE INDEX "media_tags_idx" ON "media" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "media_terms_idx" ON "media" USING GIN ("terms");

-- AddForeignKey
ALTER TABLE "replaced_files" ADD CONSTRAINT "replaced_files_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replaced_files" ADD CONSTRAINT "replaced_files_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_media" ADD CONSTRAINT "publication_media_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "publications"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_media" ADD CONSTRAINT "publication_media_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what the columns may hold.
ALTER TABLE media
  ADD CONSTRAINT media_focus CHECK (focus_x BETWEEN 0 AND 100 AND focus_y BETWEEN 0 AND 100),
  DROP CONSTRAINT media_measures,
  ADD CONSTRAINT media_measures CHECK (bytes > 0 AND CASE kind
    WHEN 'IMAGE' THEN width > 0 AND height > 0 AND cardinality(widths) > 0
    ELSE width = 0 AND height = 0 AND cardinality(widths) = 0 END),
  ADD CONSTRAINT media_tags_number CHECK (cardinality(tags) <= 20);
ALTER TABLE media ALTER COLUMN tags SET NOT NULL;

-- The keys of the stored files that a document names, wherever in it: as picture, cover, attachment or link.
CREATE FUNCTION media_keys(content jsonb) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT coalesce(array_agg(DISTINCT coalesce(found[1], found[2])), '{}')
    FROM regexp_matches(content::text, '"/(?:media/([\w-]+)-\d{1,4}\.webp|files/([\w-]+)/)', 'g') AS found $$;

-- Where a file is used, without bookkeeping.
CREATE INDEX articles_media ON articles USING GIN (media_keys(body));
CREATE INDEX revisions_media ON revisions USING GIN (media_keys(content));
CREATE INDEX static_pages_media ON static_pages USING GIN (media_keys(body));
CREATE INDEX articles_cover ON articles (cover_id) WHERE cover_id IS NOT NULL;
CREATE INDEX publications_cover ON publications (cover_id) WHERE cover_id IS NOT NULL;
CREATE INDEX topics_cover ON topics (cover_id) WHERE cover_id IS NOT NULL;
CREATE INDEX revisions_cover ON revisions (((content->'cover'->>'mediaId')::int))
  WHERE content->'cover'->>'mediaId' IS NOT NULL;

-- What the library's filters ask for.
CREATE INDEX media_without_alt ON media (id DESC) WHERE kind = 'IMAGE' AND alt = '' AND NOT decorative;
CREATE INDEX media_expiring ON media (expires_on, id DESC) WHERE expires_on IS NOT NULL;
CREATE INDEX media_unindexed ON media (id) WHERE folded_text = '';

-- Published pieces from before this table.
INSERT INTO publication_media (article_id, key, media_id)
  SELECT p.article_id, m.key, m.id FROM publications p JOIN revisions r ON r.id = p.revision_id
    CROSS JOIN LATERAL unnest(media_keys(r.content->'body')) AS named(key) JOIN media m ON m.key = named.key;
