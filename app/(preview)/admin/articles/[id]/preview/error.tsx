'use client'
import DeskError from '@/app/admin/error'
import '@/app/admin/desk.css'

export default DeskError
