package org.penjing;

import org.penjing.cli.Commands;

/** Entry point of every command. */
public final class Penjing {
    private Penjing() {}

    public static void main(String[] args) {
        System.exit(Commands.main(args));
    }
}
