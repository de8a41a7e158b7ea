-- Which independent origin each document has, as the corpus was gathered.
CREATE TABLE corpus_origins (
    document TEXT PRIMARY KEY,
    origin TEXT NOT NULL  -- an outlet, the document itself, or that of the text which it reprints
);
