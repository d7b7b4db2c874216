-- What looking into a row's `terms` costs, which the planner does not know: they are kept apart from the row, in several
-- pieces. It took going through the table for cheap, and read thousands of them where the index had the answer.
-- 500 × cpu_operator_cost = 1.25 pages. Unsafe for workers on purpose: starting them takes longer than the search.
CREATE FUNCTION search_reading_cost(article_id integer) RETURNS integer
  LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE COST 500 AS $$
BEGIN
  RETURN 1;
END
$$;
