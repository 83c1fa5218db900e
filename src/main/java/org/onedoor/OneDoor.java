package org.onedoor;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where OneDoor starts: the command line, which starts the application for the commands that need it. */
@SpringBootApplication
public class OneDoor {

    static void main(String[] arguments) {
        int code = Commands.line().execute(arguments);
        if (code != Commands.STAYS_UP) {
            System.exit(code);
        }
    }
}
