/** Where the data lives: the PostgreSQL that comes with the application, or the one it is given. */
package org.muster.database;
