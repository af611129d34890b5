package org.muster.shared;

/**
 * Who did something, as the journal names them.
 *
 * @param id account name, or the name of a part of the system
 * @param name what people call them
 */
public record Actor(String id, String name) {

    public static final Actor SYSTEM = new Actor("system", "系统");
    public static final Actor PROCESS = new Actor("process", "流程");
}
