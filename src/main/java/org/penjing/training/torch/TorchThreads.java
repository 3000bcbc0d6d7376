package org.penjing.training.torch;

import org.bytedeco.pytorch.global.torch;

/** How many threads libtorch takes for one operation. */
public final class TorchThreads {
    private TorchThreads() {}

    /** One, in this process from now on: at this size more bring little. */
    public static void useOne() {
        torch.set_num_threads(1);
    }
}
