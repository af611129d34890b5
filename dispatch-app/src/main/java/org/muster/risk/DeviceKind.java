package org.muster.risk;

/** What a device watches or measures. */
enum DeviceKind {
    LOOKOUT_CAMERA("林火瞭望云台"),
    CAMERA("监控点"),
    RAIN_GAUGE("雨量站"),
    WATER_LEVEL_GAUGE("水位站"),
    WEATHER_STATION("气象站"),
    GAS_DETECTOR("气体探测器");

    private final String label;

    DeviceKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
