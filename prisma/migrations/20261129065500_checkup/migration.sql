-- CreateEnum
CREATE TYPE "CheckupKind" AS ENUM ('EMPTY_COLUMN', 'STALE_COLUMN', 'DEAD_LINK_OUT', 'DEAD_LINK_IN', 'MISSING_SOURCE', 'MISSING_ALT', 'ODD_DATE', 'LONG_TITLE');

-- CreateEnum
CREATE TYPE "LinkHealth" AS ENUM ('FINE', 'DOUBTFUL', 'BROKEN');

-- AlterTable
ALTER TABLE "categories" ADD COLUMN     "target_days" SMALLINT;

-- CreateTable
CREATE TABLE "checkup_runs" (
    "id" SERIAL NOT NULL,
    "night" DATE,
    "asked_by_id" INTEGER,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "pieces" INTEGER NOT NULL DEFAULT 0,
    "of" INTEGER NOT NULL DEFAULT 0,
    "links" INTEGER NOT NULL DEFAULT 0,
    "unasked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "checkup_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkup_findings" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "kind" "CheckupKind" NOT NULL,
    "column_id" INTEGER,
    "article_id" INTEGER,
    "detail" TEXT NOT NULL,
    "href" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "checkup_findings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_checks" (
    "key" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "health" "LinkHealth" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "checked_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "link_checks_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "checkup_runs_night_key" ON "checkup_runs"("night");

-- CreateIndex
CREATE INDEX "checkup_findings_run_id_kind_id_idx" ON "checkup_findings"("run_id", "kind", "id");

-- CreateIndex
CREATE INDEX "checkup_findings_column_id_idx" ON "checkup_findings"("column_id");

-- CreateIndex
CREATE INDEX "checkup_findings_article_id_idx" ON "checkup_findings"("article_id");

-- CreateIndex
CREATE INDEX "link_checks_checked_at_idx" ON "link_checks"("checked_at");

-- AddForeignKey
ALTER TABLE "checkup_runs" ADD CONSTRAINT "checkup_runs_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkup_findings" ADD CONSTRAINT "checkup_findings_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "checkup_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkup_findings" ADD CONSTRAINT "checkup_findings_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkup_findings" ADD CONSTRAINT "checkup_findings_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what a row may say, and one run that waits at a time.
ALTER TABLE categories ADD CONSTRAINT categories_target_days CHECK (target_days BETWEEN 1 AND 3650);
ALTER TABLE checkup_runs ADD CONSTRAINT checkup_runs_order
  CHECK (finished_at IS NULL OR (started_at IS NOT NULL AND finished_at >= started_at));
ALTER TABLE checkup_findings ADD CONSTRAINT checkup_findings_subject CHECK ((column_id IS NULL) <> (article_id IS NULL));
CREATE UNIQUE INDEX checkup_runs_one_waits ON checkup_runs ((started_at IS NULL)) WHERE started_at IS NULL;
CREATE INDEX checkup_runs_finished ON checkup_runs (finished_at DESC) WHERE finished_at IS NOT NULL;
