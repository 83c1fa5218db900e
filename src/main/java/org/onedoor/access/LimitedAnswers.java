package org.onedoor.access;
