package org.muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Muster 集结: emergency command and dispatch, from the first call to the filed report. */
@SpringBootApplication
@EnableScheduling
public class Muster {

    public static void main(String[] args) {
        SpringApplication.run(Muster.class, args);
    }
}
