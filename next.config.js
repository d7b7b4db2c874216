import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
export default {
  // Metadata belongs in the head, also for readers: their pages carry no script that could move it there.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The server in front compresses pages and files once; see docs/decisions/0001-page-store.md.
  compress: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    'sharp',
    '@node-rs/argon2',
    '@node-rs/jieba',
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'nodemailer',
    'opencc-js',
    'pinyin-pro',
    'rate-limiter-flexible',
    'otplib',
    '@simplewebauthn/server',
    '@zxcvbn-ts/language-common',
  ],
  // forbidden() answers 403 in the desk.
  experimental: { authInterrupts: true },
  // The key file of IndexNow; a name that is no key leads on to “not found”.
  rewrites: async () => [{ source: '/:key([A-Za-z0-9-]{8,128}).txt', destination: '/indexnow/:key' }],
  // `tsc` is a step of its own, in front of the build.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
}
