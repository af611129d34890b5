/** Instruments in the field: readings and positions as they send them over MQTT; the port, the adapter, and a simulator. */
package org.muster.integrations.sensor;
