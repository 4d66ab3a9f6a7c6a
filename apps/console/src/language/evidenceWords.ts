import { useLanguage } from './useLanguage.js';

/** Words about the files that an applicant handed in. */
const zh = {
  none: '申请人还没有上传文件。',
  caution: '文件未经病毒扫描，请在受控的电脑上打开。每次下载都有记录。',
  download: '下载',
  downloading: '正在取出…',
  downloadName: (name: string) => `下载 ${name}`,
  received: '收到',
  state: { received: '完好', damaged: '已损坏' },
  damaged: '保存的文件与收到时不一致，不能下载，已记录。',
  count: (n: number, size: string) => `${n} 个文件，共 ${size}`,
};
type EvidenceWords = typeof zh;

const en: EvidenceWords = {
  none: 'The applicant has not handed in any file.',
  caution: 'Files are not scanned for malware: open them on a controlled machine. Every download is recorded.',
  download: 'Download',
  downloading: 'Fetching…',
  downloadName: (name) => `Download ${name}`,
  received: 'Received',
  state: { received: 'Intact', damaged: 'Damaged' },
  damaged: 'What is stored is not what was received; it cannot be downloaded. This has been recorded.',
  count: (n, size) => `${n} ${n === 1 ? 'file' : 'files'}, ${size}`,
};

const words = { zh, en } as const;

export const useEvidenceWords = (): EvidenceWords => words[useLanguage()];
