package org.muster.shared;

/** What kind of emergency an alert or incident is. */
public enum Hazard {
    FOREST_FIRE("森林火灾", "火线", "扑救"),
    FLOOD("洪涝台风", "作业面", "抢险"),
    ENTERPRISE_ACCIDENT("企业事故", "作业面", "处置");

    private final String label;
    private final String line;
    private final String work;

    Hazard(String label, String line, String work) {
        this.label = label;
        this.line = line;
        this.work = work;
    }

    public String label() {
        return label;
    }

    /** What people call the place where crews are in danger: a flood has no 火线. */
    public String line() {
        return line;
    }

    /** What crews do there. */
    public String work() {
        return work;
    }

    /** What is suspended by a withdrawal and goes on after a new assessment: a flood is not attacked. */
    public String push() {
        return this == FOREST_FIRE ? "攻击" : work;
    }
}
