/** From annotated interfaces to the source of their clients. */
package dev.redial.processor;
