package org.penjing;

/** Entry point of every command. */
public final class Penjing {
    private Penjing() {}

    public static void main(String[] args) {}
}
