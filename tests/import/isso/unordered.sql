BEGIN TRANSACTION;
CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR);
INSERT INTO "comments" VALUES(3,1,NULL,1400000000.0,NULL,1,NULL,'Which knot is that?','Oda',NULL,NULL);
INSERT INTO "comments" VALUES(9,2,NULL,1400000100.0,NULL,1,NULL,'Its page is gone.','Piet',NULL,NULL);
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
INSERT INTO "threads" VALUES(3,'/mooring/','Mooring');
COMMIT;
