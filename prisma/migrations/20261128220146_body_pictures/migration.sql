-- AlterTable
ALTER TABLE "publications" ADD COLUMN     "body_pictures" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What is public already gets its pictures out of the revision that readers see, in the order of the text.
UPDATE publications p SET body_pictures = ARRAY(
  SELECT src FROM (
    SELECT node -> 'attrs' ->> 'src' AS src, min(place) AS place
    FROM jsonb_path_query(r.content -> 'body', 'strict $.** ? (@.type == "image")') WITH ORDINALITY AS found (node, place)
    GROUP BY 1) pictures
  WHERE src ~ '^/media/[\w./-]+$' ORDER BY place)
FROM revisions r
WHERE r.id = p.revision_id AND jsonb_path_exists(r.content -> 'body', 'strict $.** ? (@.type == "image")');
