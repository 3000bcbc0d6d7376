package org.penjing.web.api;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is for one of its hardware profiles.
 *
 * @param satisfiable whether the search space can meet the limits at all
 * @param searched whether the search is over
 * @param generation the last stored one; 0 before the first
 * @param evaluations networks run
 * @param hypervolume of the front; null before the first generation
 * @param best the published model; before that the best feasible candidate so far, null while there is none
 * @param published whether there are files to download
 */
public record ProfileResponse(
        String profile,
        boolean satisfiable,
        boolean searched,
        int generation,
        int evaluations,
        int frontSize,
        @Nullable Double hypervolume,
        @Nullable PointResponse best,
        boolean published) {}
