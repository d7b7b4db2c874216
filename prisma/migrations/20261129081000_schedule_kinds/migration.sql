-- AlterEnum
ALTER TYPE "ScheduleAction" ADD VALUE 'PIN' BEFORE 'WITHDRAW';
ALTER TYPE "ScheduleAction" ADD VALUE 'UNPIN' BEFORE 'WITHDRAW';

-- CreateTable
CREATE TABLE "schedule_runs" (
    "schedule_id" INTEGER NOT NULL,
    "ran_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "runner" TEXT NOT NULL,

    CONSTRAINT "schedule_runs_pkey" PRIMARY KEY ("schedule_id")
);

-- CreateTable
CREATE TABLE "lead_pins" (
    "slot" INTEGER NOT NULL DEFAULT 1,
    "article_id" INTEGER NOT NULL,
    "pinned_at" TIMESTAMPTZ(6) NOT NULL,
    "pinned_by_id" INTEGER,

    CONSTRAINT "lead_pins_pkey" PRIMARY KEY ("slot")
);

-- CreateIndex
CREATE UNIQUE INDEX "lead_pins_article_id_key" ON "lead_pins"("article_id");

-- AddForeignKey
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_runs_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_pins" ADD CONSTRAINT "lead_pins_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "publications"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_pins" ADD CONSTRAINT "lead_pins_pinned_by_id_fkey" FOREIGN KEY ("pinned_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One piece opens the home page.
ALTER TABLE lead_pins ADD CONSTRAINT lead_pins_one CHECK (slot = 1);

-- Every appointment names the revision it was made for. What waits to be withdrawn was made for what readers see, or
-- will see by then; what is over keeps what it had.
ALTER TABLE schedules DROP CONSTRAINT schedules_publish_names_revision;
UPDATE schedules s SET revision_id = coalesce(
  (SELECT p.revision_id FROM publications p WHERE p.article_id = s.article_id),
  (SELECT o.revision_id FROM schedules o
    WHERE o.article_id = s.article_id AND o.state = 'PENDING' AND o.action = 'PUBLISH'))
WHERE s.state = 'PENDING' AND s.revision_id IS NULL;
UPDATE schedules SET state = 'CANCELLED', finished_at = now() WHERE state = 'PENDING' AND revision_id IS NULL;
ALTER TABLE schedules
  ADD CONSTRAINT schedules_names_revision CHECK (revision_id IS NOT NULL OR state <> 'PENDING');

-- What falls due in one minute happens in the order of the kinds: a piece comes before it is pinned.
DROP INDEX schedules_due;
CREATE INDEX schedules_due ON schedules (due_at, action, id) WHERE state = 'PENDING';

-- What could not be kept of late stands on the dashboard; what was kept long ago must not be read for it.
CREATE INDEX schedules_failed ON schedules (finished_at) WHERE state = 'FAILED';
