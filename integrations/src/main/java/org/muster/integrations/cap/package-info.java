/** Warnings in CAP 1.2: read with every breach of the standard named, written, and fetched from a feed; with a simulator. */
package org.muster.integrations.cap;
