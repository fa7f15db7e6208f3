package org.meterhub.acceptance.wronghouse.settlement.calculation;

import java.io.File;
import java.util.Random;

/** Energy in binary floating point, a file, and chance. */
public final class FloatingSum {

    private final double sumKwh;

    public FloatingSum(File source, Random chance) {
        this.sumKwh = chance.nextDouble() * source.length();
    }

    public double twice() {
        return sumKwh * 2;
    }
}
