-- When a file of the sitemap last changed: what came, changed, or went in its span of numbers, by the log.
CREATE INDEX audit_events_sitemap ON audit_events ((subject_id::int / 10000), at DESC)
  WHERE subject = 'article' AND action IN ('article.publish', 'article.reinstate', 'article.withdraw', 'correction.add', 'correction.take-back');
