-- CreateTable
CREATE TABLE "search_queue" (
    "id" BIGSERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,

    CONSTRAINT "search_queue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_queue_article_id_idx" ON "search_queue"("article_id");

-- Entries written before this hold no aliases and no names of today, and trashed pieces have none on the desk.
INSERT INTO "search_queue" ("article_id") SELECT "id" FROM "articles" ORDER BY "id";
