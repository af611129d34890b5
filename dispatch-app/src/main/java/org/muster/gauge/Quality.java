package org.muster.gauge;

/** How far a reading can be believed. Every one is kept; only {@link #GOOD} ones decide anything. */
public enum Quality {
    GOOD("正常"),
    /** Nothing has moved for too long: the instrument hangs. */
    STUCK("卡死"),
    /** Too far from the reading before; believed when the next one agrees. */
    JUMP("跳变"),
    /** Far older than what we know. */
    LATE("迟到"),
    /** Its clock runs ahead of ours. */
    FUTURE("时间在将来"),
    NOT_A_NUMBER("不是数"),
    OUT_OF_RANGE("超出量程"),
    /** In another unit than this kind of gauge measures in. */
    WRONG_UNIT("单位不符"),
    /** The device itself doubts it. */
    DOUBTED("设备自报异常");

    private final String label;

    Quality(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
