-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "original_title" TEXT NOT NULL DEFAULT '';
