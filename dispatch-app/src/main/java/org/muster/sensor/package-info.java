/** Instruments that speak over MQTT: their readings go to the gauges, their positions to the teams. 传感器接入 */
@ApplicationModule(allowedDependencies = {"shared", "account", "gauge", "team", "notification"})
package org.muster.sensor;

import org.springframework.modulith.ApplicationModule;
