package org.penjing.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.penjing.compress.Precision;

/**
 * A device as the cost model sees it.
 *
 * @param id lower-case letters, digits and hyphens
 * @param name as people write it
 * @param core the processor core that runs the model
 * @param flashBytes bytes of flash memory
 * @param sramBytes bytes of SRAM
 * @param clockMegahertz clock of the core
 * @param cyclesPerInstruction clock cycles per executed instruction, on average
 * @param picojoulesPerCycle energy of one clock cycle
 * @param kernels what operators cost on this core
 * @param limits those that hold on this device whatever a job starts from, unless the job names them itself
 */
public record DeviceProfile(
        String id,
        String name,
        String core,
        Figure flashBytes,
        Figure sramBytes,
        Figure clockMegahertz,
        Figure cyclesPerInstruction,
        Figure picojoulesPerCycle,
        KernelTable kernels,
        Limits limits) {
    static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public DeviceProfile {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no profile id: " + id);
        }
    }

    /** The limits of a preset, with those of this device and then those of a job in their place; memory is never more than there is. */
    public Limits limits(LimitPreset preset, Limits ofJob) {
        return preset.limits(flash(), sram()).override(limits).override(ofJob).within(flash(), sram());
    }

    /** The precisions that operators with a weight can be executed in, in their order. */
    public List<Precision> precisions() {
        return kernels.precisions();
    }

    /** Whether a precision saves memory but no time over 8-bit weights; see {@link KernelTable#memoryOnly}. */
    public boolean memoryOnly(Precision precision) {
        return kernels.memoryOnly(precision);
    }

    /** Milliseconds that the core needs for so many instructions. */
    public double millis(double instructions) {
        return cycles(instructions) / (clockMegahertz.value() * 1e3);
    }

    /** Microjoules that the core needs for so many instructions. */
    public double microjoules(double instructions) {
        return cycles(instructions) * picojoulesPerCycle.value() * 1e-6;
    }

    /** The figures of the chip itself, by name. */
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("flashBytes", flashBytes);
        figures.put("sramBytes", sramBytes);
        figures.put("clockMegahertz", clockMegahertz);
        figures.put("cyclesPerInstruction", cyclesPerInstruction);
        figures.put("picojoulesPerCycle", picojoulesPerCycle);
        return figures;
    }

    private double cycles(double instructions) {
        return instructions * cyclesPerInstruction.value();
    }

    private long flash() {
        return (long) flashBytes.value();
    }

    private long sram() {
        return (long) sramBytes.value();
    }
}
