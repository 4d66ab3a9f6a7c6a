import { useEffect, useState } from 'react';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Drawn in the browser: what is in it goes to nobody. */
export function QrCode({ text, label }: QrCodeProps) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void import('uqr').then(({ renderSVG }) => {
      if (!isGone) setPicture(`data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2 }))}`);
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  return picture ? <img className="qr" src={picture} alt={label} width="192" height="192" /> : <div className="qr" />;
}
