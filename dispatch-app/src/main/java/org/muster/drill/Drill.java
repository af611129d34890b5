package org.muster.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays one of the ready scenarios against a running server: {@code fire}, which is played when none is named, {@code flood} or
 * {@code accident}.
 */
public class Drill {

    private static final String FIRE = "fire";
    private static final String FLOOD = "flood";
    private static final String ACCIDENT = "accident";

    private Drill() {}

    /** The scenario, then options: {@code --port N} (8080) and {@code --speed N} (60). */
    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        String scenario = words.isEmpty() || words.get(0).startsWith("--") ? FIRE : words.remove(0);
        Map<String, Integer> options = new LinkedHashMap<>(Map.of("--port", 8080, "--speed", 60));
        for (int i = 0; i + 1 < words.size(); i += 2) {
            options.put(words.get(i), Integer.parseInt(words.get(i + 1)));
        }
        try {
            exercise(scenario, "http://localhost:" + options.get("--port"), options.get("--speed"))
                    .play();
        } catch (Person.Refused | IllegalStateException e) {
            System.err.println("推演中断：" + e.getMessage());
            System.exit(1);
        }
    }

    private static Exercise exercise(String scenario, String server, int speed) throws InterruptedException {
        return switch (scenario) {
            case FIRE -> new FuquanFire(server, speed);
            case FLOOD -> new TyphoonNight(server, speed);
            case ACCIDENT -> new ChlorineNight(server, speed);
            default -> throw new IllegalStateException(
                    "没有这个推演：" + scenario + "（可用 fire 森林火灾、flood 台风洪涝、accident 液氯泄漏）");
        };
    }
}
