package org.meterhub.settlement.calculation;

/** What a series of results is summed over. The order of the constants is stored: append only. */
public enum EnergyLevel {
    /** The whole grid area. */
    GRID_AREA,
    /** The exchange of a grid area with one neighbour. */
    NEIGHBOUR,
    /** What one party is balance responsible for in a grid area. */
    BALANCE_RESPONSIBLE,
    /** One supplier under one balance responsible party in a grid area. */
    SUPPLIER,
    /** One grid-loss metering point. */
    METERING_POINT
}
