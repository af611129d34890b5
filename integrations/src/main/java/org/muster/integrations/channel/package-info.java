/** What all channels to people's phones have in common: how they fail, and how a tester makes them fail. */
package org.muster.integrations.channel;
