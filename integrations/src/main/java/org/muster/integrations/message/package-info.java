/** Short messages to people's phones: the port, and a simulator that only remembers. */
package org.muster.integrations.message;
