#include <sqlite3.h>

/// Leaves the journal for the next connection when the last one closes: moving it into the database costs two flushes of
/// the disk, which every command would wait for. (sqlite3_db_config takes variable arguments, which Swift cannot pass.)
static inline int csqlite_keep_journal_on_close(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
