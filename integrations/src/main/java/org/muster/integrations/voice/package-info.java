/** Telephone calls that read a text out and take a key; the port, and a simulator that lets a tester pick up. */
package org.muster.integrations.voice;
