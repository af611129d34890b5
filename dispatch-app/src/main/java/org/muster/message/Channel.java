package org.muster.message;

/** How a message came or went. */
enum Channel {
    PHONE("电话"),
    RADIO("电台"),
    FAX("传真"),
    APP("系统"),
    SMS("短信"),
    WECHAT("微信"),
    RUNNER("专人"),
    OTHER("其他");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
