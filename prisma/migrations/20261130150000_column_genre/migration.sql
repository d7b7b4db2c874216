-- CreateEnum
CREATE TYPE "ColumnGenre" AS ENUM ('COMMENTARY', 'NEWS');

-- AlterTable
ALTER TABLE "categories" ADD COLUMN     "genre" "ColumnGenre" NOT NULL DEFAULT 'COMMENTARY';
