package org.meterhub.database;

/**
 * The right of one holder to do a job that must be done by one process at a time.
 *
 * @param name the job
 * @param holder who holds it
 * @param fence a number that grows with every change of holder: work done under an older one is to be refused
 */
public record Lease(String name, String holder, long fence) {}
