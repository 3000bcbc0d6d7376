package org.penjing.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/** An architecture with a value for every parameter. */
public record Model(Architecture architecture, Map<String, FloatTensor> parameters) {
    /** @throws IllegalArgumentException if a parameter is missing, unknown, or of another shape */
    public Model {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        Map<String, Shape> shapes = architecture.parameterShapes();
        if (!shapes.keySet().equals(parameters.keySet())) {
            throw new IllegalArgumentException(
                    "parameters are " + parameters.keySet() + ", needed are " + shapes.keySet());
        }
        for (var parameter : parameters.entrySet()) {
            Shape needed = shapes.get(parameter.getKey());
            if (!parameter.getValue().shape().equals(needed)) {
                throw new IllegalArgumentException("parameter " + parameter.getKey() + " is "
                        + parameter.getValue().shape() + ", needed is " + needed);
            }
        }
    }

    public Network network() {
        return architecture.network();
    }

    public Recursion recursion() {
        return architecture.recursion();
    }

    public Model withMaxDepth(int depth) {
        return new Model(architecture.withMaxDepth(depth), parameters);
    }

    public FloatTensor parameter(String name) {
        return Lookup.in(parameters, name);
    }

    /** Bytes of the parameters as 32-bit floats: what the uncompressed model needs in flash. */
    public long floatBytes() {
        return 4L * architecture.parameterCount();
    }
}
