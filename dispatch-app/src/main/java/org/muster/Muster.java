package org.muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Muster 集结: emergency command and dispatch, from the first call to the filed report. */
@SpringBootApplication
public class Muster {

    public static void main(String[] args) {
        SpringApplication.run(Muster.class, args);
    }
}
