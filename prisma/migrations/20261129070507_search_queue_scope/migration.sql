-- AlterTable
ALTER TABLE "search_queue" ADD COLUMN     "scope" "SearchScope";
