package org.penjing.training;

/**
 * The gradient of one shard, in the flat layout.
 *
 * @param loss of the full network, or of the only one
 * @param exact answers of the shard that were wholly right
 */
record ShardGradient(float[] gradient, double loss, int exact) {
    /** The mean of gradients, and what else they say. */
    static ShardGradient mean(java.util.List<ShardGradient> shards) {
        float[] mean = new float[shards.getFirst().gradient.length];
        double loss = 0;
        int exact = 0;
        for (ShardGradient shard : shards) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += shard.gradient[i] / shards.size();
            }
            loss += shard.loss / shards.size();
            exact += shard.exact;
        }
        return new ShardGradient(mean, loss, exact);
    }
}
