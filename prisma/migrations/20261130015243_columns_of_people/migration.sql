-- CreateTable
CREATE TABLE "user_columns" (
    "user_id" INTEGER NOT NULL,
    "column_id" INTEGER NOT NULL,

    CONSTRAINT "user_columns_pkey" PRIMARY KEY ("user_id","column_id")
);

-- CreateIndex
CREATE INDEX "user_columns_column_id_idx" ON "user_columns"("column_id");

-- AddForeignKey
ALTER TABLE "user_columns" ADD CONSTRAINT "user_columns_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_columns" ADD CONSTRAINT "user_columns_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
