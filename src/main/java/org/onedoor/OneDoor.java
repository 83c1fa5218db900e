package org.onedoor;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** Where OneDoor starts: the command line, which starts the application for the commands that need it. */
@SpringBootApplication
public class OneDoor {

    static void main(String[] arguments) {
        int code = new CommandLine(new Commands()).execute(arguments);
        if (code != Commands.STAYS_UP) {
            System.exit(code);
        }
    }
}
