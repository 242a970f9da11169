'use client';

import 'swagger-ui-dist/swagger-ui.css';
import { useEffect, useRef } from 'react';
import classes from './api-reference.module.css';

/** A service's routes, to read and to try: requests go out as whoever is signed in. */
export function ApiReference({ url }: { url: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    // Large, and only here: it comes when this page is looked at.
    void import('swagger-ui-dist/swagger-ui-es-bundle.js').then(({ default: SwaggerUI }) => {
      // Its validator would be a visit to another server.
      if (!gone && place.current) SwaggerUI({ domNode: place.current, url, deepLinking: true, validatorUrl: null });
    });
    return () => {
      gone = true;
    };
  }, [url]);
  return <div ref={place} className={classes.reference} />;
}
