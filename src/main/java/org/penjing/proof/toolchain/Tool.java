package org.penjing.proof.toolchain;

/** A program that proofs are made with. */
public enum Tool {
    GCC("gcc", "gcc"),
    CLANG("clang", "clang"),
    ARM_GCC("arm-none-eabi-gcc", "gcc-arm-none-eabi and libnewlib-arm-none-eabi"),
    ARM_SIZE("arm-none-eabi-size", "binutils-arm-none-eabi"),
    QEMU_ARM("qemu-system-arm", "qemu-system-arm");

    private final String command;
    private final String packages;

    Tool(String command, String packages) {
        this.command = command;
        this.packages = packages;
    }

    public String command() {
        return command;
    }

    /** Why it cannot be used, where it was not found. */
    public String absence() {
        return command + " is not on the PATH; install " + packages;
    }
}
