-- CreateEnum
CREATE TYPE "SourceState" AS ENUM ('ALLOWED', 'CAUTION', 'FORBIDDEN');

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "state" "SourceState" NOT NULL DEFAULT 'ALLOWED',
ADD COLUMN     "state_reason" TEXT NOT NULL DEFAULT '';

-- By hand: a source that is not simply allowed says why.
ALTER TABLE sources
  ADD CONSTRAINT sources_state_reason CHECK (char_length(state_reason) <= 300 AND (state = 'ALLOWED') = (state_reason = ''));
