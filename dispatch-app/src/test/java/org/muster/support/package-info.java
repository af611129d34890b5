/** What tests stand on: a PostgreSQL, the application as a process that can be killed, clients as a person would use them. */
package org.muster.support;
