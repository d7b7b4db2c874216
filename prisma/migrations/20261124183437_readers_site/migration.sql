-- CreateEnum
CREATE TYPE "TopicSectionKind" AS ENUM ('PICKED', 'RULE', 'TIMELINE');

-- CreateEnum
CREATE TYPE "MostReadSpan" AS ENUM ('DAY', 'WEEK', 'MONTH');

-- CreateEnum
CREATE TYPE "PushChannel" AS ENUM ('INDEXNOW', 'BAIDU', 'WEBSUB');

-- CreateEnum
CREATE TYPE "PushState" AS ENUM ('PENDING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "SuggestionKind" AS ENUM ('WORD', 'TITLE', 'TAG', 'COLUMN', 'AUTHOR', 'SOURCE', 'TOPIC');

-- AlterTable
ALTER TABLE "media" ADD COLUMN     "avif" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "placeholder" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "search_documents" ADD COLUMN     "gist" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "words" tsvector NOT NULL DEFAULT ''::tsvector;

-- CreateTable
CREATE TABLE "article_related" (
    "article_id" INTEGER NOT NULL,
    "related_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "article_related_pkey" PRIMARY KEY ("article_id","related_id")
);

-- CreateTable
CREATE TABLE "publication_related" (
    "article_id" INTEGER NOT NULL,
    "related_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "publication_related_pkey" PRIMARY KEY ("article_id","related_id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "cover_id" INTEGER,
    "published_at" TIMESTAMPTZ(6),
    "on_home" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_sections" (
    "id" SERIAL NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "kind" "TopicSectionKind" NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "column_id" INTEGER,
    "tag_id" INTEGER,
    "most" INTEGER NOT NULL DEFAULT 6,

    CONSTRAINT "topic_sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_items" (
    "id" SERIAL NOT NULL,
    "section_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "article_id" INTEGER,
    "happened_on" DATE,
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "topic_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "static_pages" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "static_pages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view_hours" (
    "article_id" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(6) NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "view_hours_pkey" PRIMARY KEY ("article_id","hour")
);

-- CreateTable
CREATE TABLE "view_days" (
    "article_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "view_days_pkey" PRIMARY KEY ("article_id","day")
);

-- CreateTable
CREATE TABLE "most_read" (
    "span" "MostReadSpan" NOT NULL,
    "rank" INTEGER NOT NULL,
    "article_id" INTEGER NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "most_read_pkey" PRIMARY KEY ("span","rank")
);

-- CreateTable
CREATE TABLE "pushes" (
    "id" BIGSERIAL NOT NULL,
    "channel" "PushChannel" NOT NULL,
    "url" TEXT NOT NULL,
    "state" "PushState" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "pushes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "synonym_sets" (
    "id" SERIAL NOT NULL,
    "terms" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "synonym_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_suggestions" (
    "kind" "SuggestionKind" NOT NULL,
    "folded" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "path" TEXT NOT NULL DEFAULT '',
    "weight" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_suggestions_pkey" PRIMARY KEY ("kind","folded","path")
);

-- CreateTable
CREATE TABLE "search_days" (
    "day" DATE NOT NULL,
    "query" TEXT NOT NULL,
    "searches" INTEGER NOT NULL DEFAULT 0,
    "empty" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_days_pkey" PRIMARY KEY ("day","query")
);

-- CreateIndex
CREATE INDEX "article_related_related_id_idx" ON "article_related"("related_id");

-- CreateIndex
CREATE UNIQUE INDEX "topics_slug_key" ON "topics"("slug");

-- CreateIndex
CREATE INDEX "topics_updated_at_id_idx" ON "topics"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "topic_sections_topic_id_idx" ON "topic_sections"("topic_id");

-- CreateIndex
CREATE INDEX "topic_sections_column_id_idx" ON "topic_sections"("column_id");

-- CreateIndex
CREATE INDEX "topic_sections_tag_id_idx" ON "topic_sections"("tag_id");

-- CreateIndex
CREATE INDEX "topic_items_section_id_idx" ON "topic_items"("section_id");

-- CreateIndex
CREATE INDEX "topic_items_article_id_idx" ON "topic_items"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "static_pages_slug_key" ON "static_pages"("slug");

-- CreateIndex
CREATE INDEX "view_hours_hour_idx" ON "view_hours"("hour");

-- CreateIndex
CREATE INDEX "view_days_day_idx" ON "view_days"("day");

-- CreateIndex
CREATE INDEX "most_read_article_id_idx" ON "most_read"("article_id");

-- CreateIndex
CREATE INDEX "pushes_state_next_at_idx" ON "pushes"("state", "next_at");

-- CreateIndex
CREATE INDEX "search_documents_words_idx" ON "search_documents" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "article_related" ADD CONSTRAINT "article_related_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_related" ADD CONSTRAINT "article_related_related_id_fkey" FOREIGN KEY ("related_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_related" ADD CONSTRAINT "publication_related_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "publications"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_sections" ADD CONSTRAINT "topic_sections_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_sections" ADD CONSTRAINT "topic_sections_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_sections" ADD CONSTRAINT "topic_sections_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_items" ADD CONSTRAINT "topic_items_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "topic_sections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic_items" ADD CONSTRAINT "topic_items_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_hours" ADD CONSTRAINT "view_hours_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_days" ADD CONSTRAINT "view_days_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "most_read" ADD CONSTRAINT "most_read_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "search_documents_scope_sort_at_article_id_idx" ON "search_documents"("scope", "sort_at" DESC, "article_id" DESC);

-- The rules that SQL can hold and Prisma's schema cannot say.
ALTER TABLE synonym_sets ADD CONSTRAINT synonym_sets_two CHECK (cardinality(terms) BETWEEN 2 AND 20);
ALTER TABLE search_suggestions ADD CONSTRAINT search_suggestions_filled CHECK (folded <> '' AND text <> '');
-- Partial, because Prisma does not see partial indexes and cannot write these.
CREATE INDEX search_suggestions_folded ON search_suggestions (folded text_pattern_ops) WHERE folded <> '';
CREATE INDEX search_suggestions_pinyin ON search_suggestions (pinyin text_pattern_ops) WHERE pinyin <> '';
CREATE INDEX search_suggestions_initials ON search_suggestions (initials text_pattern_ops) WHERE initials <> '';
ALTER TABLE search_days ADD CONSTRAINT search_days_counts CHECK (searches > 0 AND empty BETWEEN 0 AND searches);
ALTER TABLE article_related ADD CONSTRAINT article_related_not_itself CHECK (article_id <> related_id);
ALTER TABLE topics
  ADD CONSTRAINT topics_title_filled CHECK (btrim(title) <> ''),
  ADD CONSTRAINT topics_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT topics_version_positive CHECK (version > 0);
CREATE INDEX topics_public ON topics (published_at DESC, id DESC) WHERE published_at IS NOT NULL;
ALTER TABLE topic_sections
  ADD CONSTRAINT topic_sections_title_filled CHECK (btrim(title) <> ''),
  ADD CONSTRAINT topic_sections_most CHECK (most BETWEEN 1 AND 50),
  ADD CONSTRAINT topic_sections_rule
    CHECK (CASE kind WHEN 'RULE' THEN num_nonnulls(column_id, tag_id) = 1 ELSE num_nonnulls(column_id, tag_id) = 0 END);
ALTER TABLE topic_items
  ADD CONSTRAINT topic_items_something CHECK (article_id IS NOT NULL OR (happened_on IS NOT NULL AND btrim(text) <> ''));
ALTER TABLE static_pages
  ADD CONSTRAINT static_pages_title_filled CHECK (btrim(title) <> ''),
  ADD CONSTRAINT static_pages_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT static_pages_version_positive CHECK (version > 0);
ALTER TABLE view_hours ADD CONSTRAINT view_hours_positive CHECK (views > 0);
ALTER TABLE view_days ADD CONSTRAINT view_days_positive CHECK (views > 0);
ALTER TABLE most_read ADD CONSTRAINT most_read_rank CHECK (rank BETWEEN 1 AND 100);
ALTER TABLE pushes ADD CONSTRAINT pushes_finished CHECK ((state = 'PENDING') = (finished_at IS NULL));
CREATE INDEX pushes_due ON pushes (channel, next_at, id) WHERE state = 'PENDING';
