/** Warnings to the public: short messages to a zone, LED boards, village loudspeakers, voice alarms; with a simulator. */
package org.muster.integrations.broadcast;
