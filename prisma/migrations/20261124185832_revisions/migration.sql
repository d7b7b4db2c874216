-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "RevisionReason" ADD VALUE 'RETURN';
ALTER TYPE "RevisionReason" ADD VALUE 'RESTORE';
ALTER TYPE "RevisionReason" ADD VALUE 'CONFLICT';
ALTER TYPE "RevisionReason" ADD VALUE 'PERIODIC';
ALTER TYPE "RevisionReason" ADD VALUE 'NAMED';

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "content_hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "draft_key" UUID,
ADD COLUMN     "save_id" UUID;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "added" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "label" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "removed" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "article_presence" (
    "id" UUID NOT NULL,
    "article_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "article_presence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_presence_article_id_idx" ON "article_presence"("article_id");

-- CreateIndex
CREATE INDEX "article_presence_user_id_idx" ON "article_presence"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "articles_draft_key_key" ON "articles"("draft_key");

-- AddForeignKey
ALTER TABLE "article_presence" ADD CONSTRAINT "article_presence_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_presence" ADD CONSTRAINT "article_presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: rules, and the hash of drafts that nobody has touched since they were published.
ALTER TABLE revisions
  ADD CONSTRAINT revisions_named CHECK (reason::text <> 'NAMED' OR btrim(label) <> ''),
  ADD CONSTRAINT revisions_label_length CHECK (char_length(label) <= 60),
  ADD CONSTRAINT revisions_change_size CHECK (added >= 0 AND removed >= 0);
UPDATE articles a SET content_hash = r.content_hash
  FROM revisions r WHERE r.id = a.published_revision_id AND a.updated_at <= r.created_at;
CREATE INDEX article_presence_seen_at_idx ON article_presence (seen_at);
