-- CreateEnum
CREATE TYPE "PlanOutcome" AS ENUM ('OPEN', 'DONE', 'DROPPED');

-- CreateTable
CREATE TABLE "plans" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "pitch" TEXT NOT NULL DEFAULT '',
    "column_id" INTEGER,
    "assignee_id" INTEGER,
    "due_on" DATE,
    "slot_on" DATE,
    "outcome" "PlanOutcome" NOT NULL DEFAULT 'OPEN',
    "article_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "user_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "plans_article_id_key" ON "plans"("article_id");

-- CreateIndex
CREATE INDEX "plans_due_on_idx" ON "plans"("due_on");

-- CreateIndex
CREATE INDEX "plans_slot_on_idx" ON "plans"("slot_on");

-- CreateIndex
CREATE INDEX "plans_outcome_id_idx" ON "plans"("outcome", "id" DESC);

-- CreateIndex
CREATE INDEX "plans_column_id_idx" ON "plans"("column_id");

-- CreateIndex
CREATE INDEX "plans_assignee_id_idx" ON "plans"("assignee_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds"("token_hash");

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "categories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE plans
  ADD CONSTRAINT plans_title CHECK (title <> ''),
  ADD CONSTRAINT plans_version CHECK (version > 0),
  -- A piece is due before it is to appear.
  ADD CONSTRAINT plans_days CHECK (due_on IS NULL OR slot_on IS NULL OR due_on <= slot_on);
